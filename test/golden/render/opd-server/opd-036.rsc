# by RouterOS 7.20.8
# model = RB5009UG+S+
/interface bridge
add comment="simpul:lan" frame-types=admit-only-vlan-tagged name=bridge priority=0x1000 vlan-filtering=yes
/interface ethernet
set [ find default-name=ether1 ] comment="simpul:kantor sw-1" loop-protect=on
set [ find default-name=ether2 ] comment="simpul:kantor sw-2" loop-protect=on
set [ find default-name=ether3 ] comment="simpul:pelayanan" loop-protect=on
set [ find default-name=ether4 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether5 ] comment="simpul:tamu AP" loop-protect=on
set [ find default-name=ether6 ] comment="simpul:server" loop-protect=on
set [ find default-name=ether7 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether8 ] comment="simpul:servis"
set [ find default-name=sfp-sfpplus1 ] auto-negotiation=no comment="simpul:uplink simpul-1 agg-1 sfp4 BX-U" speed=1G-baseX
/interface vlan
add comment="simpul:kantor" interface=bridge name=vlan10-kantor vlan-id=10
add comment="simpul:pelayanan" interface=bridge name=vlan20-pelayanan vlan-id=20
add comment="simpul:tamu" interface=bridge name=vlan30-tamu vlan-id=30
add comment="simpul:server" interface=bridge name=vlan50-server vlan-id=50
/interface list
add comment="simpul:WAN" name=WAN
add comment="simpul:STAF" name=STAF
add comment="simpul:TAMU" name=TAMU
add comment="simpul:SRV" name=SRV
add comment="simpul:SERVIS" name=SERVIS
add comment="simpul:TETANGGA" name=TETANGGA
add comment="simpul:LAN" include=STAF,TAMU,SRV name=LAN
/ip pool
add comment="simpul:kantor" name=kantor ranges=10.162.36.50-10.162.36.250
add comment="simpul:pelayanan" name=pelayanan ranges=10.163.36.50-10.163.36.250
add comment="simpul:tamu" name=tamu ranges=10.164.36.20-10.164.36.250
/ip dhcp-server
add address-pool=kantor comment="simpul:kantor" interface=vlan10-kantor lease-time=8h name=kantor
add address-pool=pelayanan comment="simpul:pelayanan" interface=vlan20-pelayanan lease-time=8h name=pelayanan
add address-pool=tamu comment="simpul:tamu" interface=vlan30-tamu lease-time=1h name=tamu
/routing ospf instance
add comment="simpul:intra" name=intra router-id=10.160.0.36
/routing ospf area
add area-id=0.0.0.1 comment="simpul:akses" instance=intra name=akses type=stub
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.0.36 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/interface bridge port
add bridge=bridge comment="simpul:ether1" frame-types=admit-only-untagged-and-priority-tagged interface=ether1 pvid=10
add bridge=bridge comment="simpul:ether2" frame-types=admit-only-untagged-and-priority-tagged interface=ether2 pvid=10
add bridge=bridge comment="simpul:ether3" frame-types=admit-only-untagged-and-priority-tagged interface=ether3 pvid=20
add bridge=bridge comment="simpul:ether5" frame-types=admit-only-untagged-and-priority-tagged interface=ether5 pvid=30
add bridge=bridge comment="simpul:ether6" frame-types=admit-only-untagged-and-priority-tagged interface=ether6 pvid=50
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ip settings
set rp-filter=strict secure-redirects=no send-redirects=no tcp-syncookies=yes
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface bridge vlan
add bridge=bridge comment="simpul:kantor" tagged=bridge untagged=ether1,ether2 vlan-ids=10
add bridge=bridge comment="simpul:pelayanan" tagged=bridge untagged=ether3 vlan-ids=20
add bridge=bridge comment="simpul:tamu" tagged=bridge untagged=ether5 vlan-ids=30
add bridge=bridge comment="simpul:server" tagged=bridge untagged=ether6 vlan-ids=50
/interface list member
add comment="simpul:WAN.sfp-sfpplus1" interface=sfp-sfpplus1 list=WAN
add comment="simpul:STAF.vlan10-kantor" interface=vlan10-kantor list=STAF
add comment="simpul:STAF.vlan20-pelayanan" interface=vlan20-pelayanan list=STAF
add comment="simpul:TAMU.vlan30-tamu" interface=vlan30-tamu list=TAMU
add comment="simpul:SRV.vlan50-server" interface=vlan50-server list=SRV
add comment="simpul:SERVIS.ether8" interface=ether8 list=SERVIS
add comment="simpul:TETANGGA.sfp-sfpplus1" interface=sfp-sfpplus1 list=TETANGGA
add comment="simpul:TETANGGA.ether1" interface=ether1 list=TETANGGA
add comment="simpul:TETANGGA.ether2" interface=ether2 list=TETANGGA
add comment="simpul:TETANGGA.ether3" interface=ether3 list=TETANGGA
add comment="simpul:TETANGGA.ether6" interface=ether6 list=TETANGGA
/ip address
add address=10.160.0.36 comment="simpul:loopback" interface=lo network=10.160.0.36
add address=10.160.16.146/30 comment="simpul:uplink" interface=sfp-sfpplus1 network=10.160.16.144
add address=10.162.36.1/24 comment="simpul:kantor" interface=vlan10-kantor network=10.162.36.0
add address=10.163.36.1/24 comment="simpul:pelayanan" interface=vlan20-pelayanan network=10.163.36.0
add address=10.164.36.1/24 comment="simpul:tamu" interface=vlan30-tamu network=10.164.36.0
add address=10.166.36.1/26 comment="simpul:server" interface=vlan50-server network=10.166.36.0
add address=192.168.254.1/30 comment="simpul:servis" interface=ether8 network=192.168.254.0
/ip cloud
set ddns-enabled=no update-time=no
/ip dhcp-server network
add address=10.162.36.0/24 comment="simpul:kantor" dns-server=10.161.0.53,10.161.0.54 gateway=10.162.36.1 ntp-server=10.161.0.20
add address=10.163.36.0/24 comment="simpul:pelayanan" dns-server=10.161.0.53,10.161.0.54 gateway=10.163.36.1 ntp-server=10.161.0.20
add address=10.164.36.0/24 comment="simpul:tamu" dns-server=10.161.0.55 gateway=10.164.36.1
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
add address=10.161.0.53-10.161.0.55 comment="simpul:dns.10.161.0.53-10.161.0.55" list=dns
add address=10.161.0.20-10.161.0.21 comment="simpul:ntp.10.161.0.20-10.161.0.21" list=ntp
add address=10.161.20.0/24 comment="simpul:layanan.10.161.20.0/24" list=layanan
add address=10.161.30.0/24 comment="simpul:cadangan.10.161.30.0/24" list=cadangan
add address=10.161.21.0/24 comment="simpul:bus.10.161.21.0/24" list=bus
add address=10.166.36.10 comment="simpul:waiver w-007 s.d. 2027-12-31" list=bagi
add address=10.0.0.0/8 comment="simpul:privat.10.0.0.0/8" list=privat
add address=172.16.0.0/12 comment="simpul:privat.172.16.0.0/12" list=privat
add address=192.168.0.0/16 comment="simpul:privat.192.168.0.0/16" list=privat
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=drop chain=input comment="simpul:in.20 invalid" connection-state=invalid
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.40 ospf" in-interface-list=WAN protocol=ospf src-address=10.160.16.145
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=WAN protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.51 dari simpul" dst-port=22 in-interface-list=WAN protocol=tcp src-address=10.160.16.145
add action=accept chain=input comment="simpul:in.60 snmp" dst-port=161 in-interface-list=WAN protocol=udp src-address-list=nms
add action=accept chain=input comment="simpul:in.70 dhcp" dst-port=67 in-interface-list=LAN protocol=udp
add action=accept chain=input comment="simpul:in.80 servis" dst-port=22 in-interface-list=SERVIS protocol=tcp
add action=drop chain=input comment="simpul:in.99 sisanya"
add action=fasttrack-connection chain=forward comment="simpul:fw.10 fasttrack" connection-state=established,related hw-offload=yes
add action=accept chain=forward comment="simpul:fw.11 balasan" connection-state=established,related,untracked
add action=drop chain=forward comment="simpul:fw.12 invalid" connection-state=invalid
add action=accept chain=forward comment="simpul:fw.20 dns" dst-address-list=dns dst-port=53 in-interface-list=LAN protocol=udp
add action=accept chain=forward comment="simpul:fw.21 dns tcp" dst-address-list=dns dst-port=53 in-interface-list=LAN protocol=tcp
add action=accept chain=forward comment="simpul:fw.22 ntp" dst-address-list=ntp dst-port=123 in-interface-list=LAN protocol=udp
add action=accept chain=forward comment="simpul:fw.30 layanan pusat data" dst-address-list=layanan dst-port=80,443 in-interface-list=STAF protocol=tcp
add action=accept chain=forward comment="simpul:fw.30.srv layanan pusat data" dst-address-list=layanan dst-port=80,443 in-interface-list=SRV protocol=tcp
add action=accept chain=forward comment="simpul:fw.31 pencadangan" dst-address-list=cadangan dst-port=22,443 in-interface-list=STAF protocol=tcp
add action=accept chain=forward comment="simpul:fw.31.srv pencadangan" dst-address-list=cadangan dst-port=22,443 in-interface-list=SRV protocol=tcp
add action=accept chain=forward comment="simpul:fw.32 antar OPD berizin" dst-address-list=bagi dst-port=443 in-interface-list=STAF protocol=tcp
add action=accept chain=forward comment="simpul:fw.33 ke server berizin" connection-state=new dst-address-list=bagi dst-port=443 in-interface-list=WAN out-interface-list=SRV protocol=tcp
add action=accept chain=forward comment="simpul:fw.34.srv bus" dst-address-list=bus dst-port=443 in-interface-list=SRV protocol=tcp
add action=reject chain=forward comment="simpul:fw.50 antar OPD" dst-address-list=privat in-interface-list=STAF reject-with=icmp-admin-prohibited
add action=drop chain=forward comment="simpul:fw.51 isolasi" dst-address-list=privat in-interface-list=LAN
add action=accept chain=forward comment="simpul:fw.60 internet staf" in-interface-list=STAF out-interface-list=WAN
add action=accept chain=forward comment="simpul:fw.61 internet tamu" in-interface-list=TAMU out-interface-list=WAN
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/ip route
add comment="simpul:cadangan manajemen" distance=250 dst-address=0.0.0.0/0 gateway=10.160.16.145
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.16.145/32,192.168.254.0/30
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/routing ospf interface-template
add area=akses comment="simpul:lo" interfaces=lo passive
add area=akses auth=sha256 auth-id=1 auth-key="secret(ospf-opd-036)" comment="simpul:opd-036" cost=100 interfaces=sfp-sfpplus1 type=ptp
add area=akses comment="simpul:lan" interfaces=vlan10-kantor,vlan20-pelayanan,vlan30-tamu,vlan50-server passive
/snmp
set contact="NOC Diskominfo" enabled=yes location=Disdukcapil src-address=10.160.0.36
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=opd-036-disdukcapil
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
