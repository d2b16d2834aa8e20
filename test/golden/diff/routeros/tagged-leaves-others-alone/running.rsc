/ip firewall filter
add action=accept chain=input comment="simpul:in.10" connection-state=established
add action=accept chain=input comment="orang lain" src-address=192.0.2.9
add action=accept chain=input comment="simpul:in.50" dst-port=22 protocol=tcp
add action=drop chain=input comment="simpul:in.98 lama" src-address=192.0.2.4
add action=drop chain=input comment="simpul:in.99"
add action=log chain=input
/ip address
add address=10.0.0.1/24 interface=ether1
add address=10.0.9.1/24 comment="bukan kami" interface=ether2
/queue simple
add max-limit=30M/30M name=opd-010 target=10.162.10.0/24
add name=asing target=192.0.2.1/32
/ip dns
set allow-remote-requests=yes cache-size=4096KiB servers=192.0.2.8
/interface ethernet
set [ find default-name=ether5 ] comment="kabel tamu"
