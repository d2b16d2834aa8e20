# [K] an empty find names no item
/ip/firewall/filter/add chain=input comment=n place-before=[find where comment="none"]
