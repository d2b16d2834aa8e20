# [D] Console: place-before puts a new item right before another
/ip/firewall/filter/add action=accept chain=input comment=n place-before=[find where comment="z"]
