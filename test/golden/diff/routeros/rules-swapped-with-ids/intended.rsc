# routeros-diff 0.6a2 finds nothing to do here: rules swapped, with its own ID: comments, and it prints an empty script
/ip firewall filter
add action=accept chain=input comment="ID:1" connection-state=established
add action=accept chain=input comment="ID:11" dst-port=161 protocol=udp
add action=accept chain=input comment="ID:10" dst-port=22 protocol=tcp
add action=drop chain=input comment="ID:99"
