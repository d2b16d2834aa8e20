/ip firewall filter
add action=accept chain=forward connection-state=established,related
add action=accept chain=forward dst-port=53 protocol=udp src-address=10.162.0.0/15
add action=drop chain=forward
