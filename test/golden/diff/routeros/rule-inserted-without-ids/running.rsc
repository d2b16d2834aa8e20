/ip firewall filter
add action=accept chain=forward connection-state=established,related
add action=drop chain=forward
