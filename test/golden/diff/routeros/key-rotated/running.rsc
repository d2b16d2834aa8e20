/routing ospf instance
add name=intra router-id=10.160.0.10
/routing ospf area
add area-id=0.0.0.1 instance=intra name=akses type=stub
/routing ospf interface-template
add area=akses interfaces=lo passive
add area=akses auth=sha256 auth-id=1 auth-key=secret:11111111 cost=100 interfaces=sfp1 type=ptp
