# routeros-diff 0.6a2 finds nothing to do here: the first queue that matches takes the packet, and it prints an empty script
/queue simple
add max-limit=20M/20M name=opd-010-tamu target=10.162.0.0/16
add max-limit=20M/20M name=opd-010 target=10.162.10.0/24
add max-limit=20M/20M name=sisa target=10.160.0.0/12
