/ip firewall address-list
add address=10.0.0.1 comment=simpul:a list=x
add address=10.0.0.2 comment=other list=x
