/ip firewall filter
add action=accept chain=forward connection-state=established,related
add action=accept chain=forward dst-port=53 protocol=udp
add action=drop chain=forward
