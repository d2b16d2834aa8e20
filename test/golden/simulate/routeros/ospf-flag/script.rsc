# [F] passive is printed without a value
/routing/ospf/interface-template/add area=b interfaces=lo passive
/routing/ospf/interface-template/add area=b interfaces=ether1 passive=yes cost=1 hello-interval=00:00:10
