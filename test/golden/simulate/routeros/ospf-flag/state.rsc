/routing ospf instance
add name=i
/routing ospf area
add instance=i name=b
