/ip firewall mangle
add action=mark-connection chain=prerouting new-connection-mark=a passthrough=yes
add action=mark-packet chain=prerouting new-packet-mark=b
add action=mark-connection chain=prerouting new-connection-mark=a passthrough=yes
