/ip firewall filter
add action=accept chain=input connection-state=established
add action=accept chain=input dst-port=22 protocol=tcp
add action=accept chain=input dst-port=161 protocol=udp
add action=drop chain=input
