# routeros-diff 0.6a2 finds nothing to do here: two swapped rules, and it prints an empty script
/ip firewall filter
add action=accept chain=input connection-state=established
add action=accept chain=input dst-port=161 protocol=udp
add action=accept chain=input dst-port=22 protocol=tcp
add action=drop chain=input
