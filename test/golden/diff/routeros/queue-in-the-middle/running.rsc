/queue type
add kind=pcq name=naik pcq-classifier=src-address
/queue simple
add max-limit=950M/950M name=pool target=10.160.0.0/12
add limit-at=10M/10M max-limit=30M/30M name=opd-010 parent=pool target=10.162.10.0/24
add limit-at=10M/10M max-limit=30M/30M name=opd-036 parent=pool target=10.162.36.0/24
