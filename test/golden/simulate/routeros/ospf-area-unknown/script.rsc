# [E] the console on an area that is not there
/routing/ospf/interface-template/add area=b interfaces=ether1
