/ip firewall filter
add action=accept chain=input comment=a dst-port=22 protocol=tcp
