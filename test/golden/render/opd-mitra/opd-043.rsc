# by RouterOS 7.20.8
# model = RB5009UG+S+
/interface bridge
add comment="simpul:lan" frame-types=admit-only-vlan-tagged name=bridge priority=0x1000 vlan-filtering=yes
/interface ethernet
set [ find default-name=ether1 ] comment="simpul:kantor firewall" loop-protect=on
set [ find default-name=ether2 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether3 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether4 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether5 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether6 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether7 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether8 ] comment="simpul:servis"
set [ find default-name=sfp-sfpplus1 ] auto-negotiation=no comment="simpul:uplink simpul-1 agg-1 sfp2 BX-U" speed=1G-baseX
/interface vlan
add comment="simpul:kantor" interface=bridge name=vlan10-kantor vlan-id=10
/interface list
add comment="simpul:WAN" name=WAN
add comment="simpul:STAF" name=STAF
add comment="simpul:SERVIS" name=SERVIS
add comment="simpul:TETANGGA" name=TETANGGA
add comment="simpul:LAN" include=STAF name=LAN
/routing ospf instance
add comment="simpul:intra" name=intra router-id=10.160.0.43
/routing ospf area
add area-id=0.0.0.1 comment="simpul:akses" instance=intra name=akses type=stub
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.0.43 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/interface bridge port
add bridge=bridge comment="simpul:ether1" frame-types=admit-only-untagged-and-priority-tagged interface=ether1 pvid=10
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ip settings
set rp-filter=strict secure-redirects=no send-redirects=no tcp-syncookies=yes
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface bridge vlan
add bridge=bridge comment="simpul:kantor" tagged=bridge untagged=ether1 vlan-ids=10
/interface list member
add comment="simpul:WAN.sfp-sfpplus1" interface=sfp-sfpplus1 list=WAN
add comment="simpul:STAF.vlan10-kantor" interface=vlan10-kantor list=STAF
add comment="simpul:SERVIS.ether8" interface=ether8 list=SERVIS
add comment="simpul:TETANGGA.sfp-sfpplus1" interface=sfp-sfpplus1 list=TETANGGA
add comment="simpul:TETANGGA.ether1" interface=ether1 list=TETANGGA
/ip address
add address=10.160.0.43 comment="simpul:loopback" interface=lo network=10.160.0.43
add address=10.160.16.174/30 comment="simpul:uplink" interface=sfp-sfpplus1 network=10.160.16.172
add address=10.162.43.1/24 comment="simpul:kantor" interface=vlan10-kantor network=10.162.43.0
add address=192.168.254.1/30 comment="simpul:servis" interface=ether8 network=192.168.254.0
/ip cloud
set ddns-enabled=no update-time=no
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
add address=10.0.0.0/8 comment="simpul:privat.10.0.0.0/8" list=privat
add address=172.16.0.0/12 comment="simpul:privat.172.16.0.0/12" list=privat
add address=192.168.0.0/16 comment="simpul:privat.192.168.0.0/16" list=privat
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=drop chain=input comment="simpul:in.20 invalid" connection-state=invalid
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.40 ospf" in-interface-list=WAN protocol=ospf src-address=10.160.16.173
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=WAN protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.51 dari simpul" dst-port=22 in-interface-list=WAN protocol=tcp src-address=10.160.16.173
add action=accept chain=input comment="simpul:in.60 snmp" dst-port=161 in-interface-list=WAN protocol=udp src-address-list=nms
add action=accept chain=input comment="simpul:in.70 dhcp" dst-port=67 in-interface-list=LAN protocol=udp
add action=accept chain=input comment="simpul:in.80 servis" dst-port=22 in-interface-list=SERVIS protocol=tcp
add action=drop chain=input comment="simpul:in.99 sisanya"
add action=fasttrack-connection chain=forward comment="simpul:fw.10 fasttrack" connection-state=established,related hw-offload=yes
add action=accept chain=forward comment="simpul:fw.11 balasan" connection-state=established,related,untracked
add action=drop chain=forward comment="simpul:fw.12 invalid" connection-state=invalid
add action=reject chain=forward comment="simpul:fw.50 antar OPD" dst-address-list=privat in-interface-list=STAF reject-with=icmp-admin-prohibited
add action=drop chain=forward comment="simpul:fw.51 isolasi" dst-address-list=privat in-interface-list=LAN
add action=accept chain=forward comment="simpul:fw.60.tcp.443 internet staf" dst-port=443 in-interface-list=STAF out-interface-list=WAN protocol=tcp
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/ip route
add comment="simpul:cadangan manajemen" distance=250 dst-address=0.0.0.0/0 gateway=10.160.16.173
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.16.173/32,192.168.254.0/30
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/routing ospf interface-template
add area=akses comment="simpul:lo" interfaces=lo passive
add area=akses auth=sha256 auth-id=1 auth-key="secret(ospf-opd-043)" comment="simpul:opd-043" cost=100 interfaces=sfp-sfpplus1 type=ptp
add area=akses comment="simpul:lan" interfaces=vlan10-kantor passive
/snmp
set contact="NOC Diskominfo" enabled=yes location=PDAM src-address=10.160.0.43
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=opd-043-pdam
/system logging
add action=noc topics=info
add action=noc topics=warning
add action=noc topics=error
add action=noc topics=critical
/system note
set show-at-login=no
/system ntp client
set enabled=yes
/system ntp client servers
add address=10.161.0.20 comment="simpul:ntp.10.161.0.20"
add address=10.161.0.21 comment="simpul:ntp.10.161.0.21"
/system routerboard settings
set auto-upgrade=yes
/tool bandwidth-server
set enabled=no
/tool mac-server
set allowed-interface-list=none
/tool mac-server mac-winbox
set allowed-interface-list=none
/tool mac-server ping
set enabled=no
