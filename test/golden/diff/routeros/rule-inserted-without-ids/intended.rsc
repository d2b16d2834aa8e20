# routeros-diff 0.6a2 begins with `remove [ find ]`: for one new rule it takes the whole firewall away first
/ip firewall filter
add action=accept chain=forward connection-state=established,related
add action=accept chain=forward dst-port=53 protocol=udp
add action=drop chain=forward
