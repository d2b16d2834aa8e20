# by RouterOS 7.20.8
# model = L009UiGS
/interface bridge
add comment="simpul:lan" frame-types=admit-only-vlan-tagged name=bridge priority=0x1000 vlan-filtering=yes
/interface ethernet
set [ find default-name=ether1 ] comment="simpul:kantor sw-1" loop-protect=on
set [ find default-name=ether2 ] comment="simpul:kantor sw-2" loop-protect=on
set [ find default-name=ether3 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether4 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether5 ] comment="simpul:tamu AP" loop-protect=on
set [ find default-name=ether6 ] comment="simpul:cctv" loop-protect=on
set [ find default-name=ether7 ] comment="simpul:kosong" disabled=yes
set [ find default-name=ether8 ] comment="simpul:servis"
set [ find default-name=sfp1 ] comment="simpul:uplink simpul-1 agg-1 sfp3 BX-U"
/interface vlan
add comment="simpul:kantor" interface=bridge name=vlan10-kantor vlan-id=10
add comment="simpul:tamu" interface=bridge name=vlan30-tamu vlan-id=30
add comment="simpul:cctv" interface=bridge name=vlan40-cctv vlan-id=40
/interface list
add comment="simpul:WAN" name=WAN
add comment="simpul:STAF" name=STAF
add comment="simpul:TAMU" name=TAMU
add comment="simpul:CCTV" name=CCTV
add comment="simpul:SERVIS" name=SERVIS
add comment="simpul:TETANGGA" name=TETANGGA
add comment="simpul:LAN" include=STAF,TAMU,CCTV name=LAN
/ip pool
add comment="simpul:kantor" name=kantor ranges=10.162.10.50-10.162.10.250
add comment="simpul:tamu" name=tamu ranges=10.164.10.20-10.164.10.250
add comment="simpul:cctv" name=cctv ranges=10.165.10.100-10.165.10.200
/ip dhcp-server
add address-pool=kantor comment="simpul:kantor" interface=vlan10-kantor lease-time=8h name=kantor
add address-pool=tamu comment="simpul:tamu" interface=vlan30-tamu lease-time=1h name=tamu
add address-pool=cctv comment="simpul:cctv" interface=vlan40-cctv lease-time=1d name=cctv
/routing ospf instance
add comment="simpul:intra" name=intra router-id=10.160.0.10
/routing ospf area
add area-id=0.0.0.1 comment="simpul:akses" instance=intra name=akses type=stub
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.0.10 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/interface bridge port
add bridge=bridge comment="simpul:ether1" frame-types=admit-only-untagged-and-priority-tagged interface=ether1 pvid=10
add bridge=bridge comment="simpul:ether2" frame-types=admit-only-untagged-and-priority-tagged interface=ether2 pvid=10
add bridge=bridge comment="simpul:ether5" frame-types=admit-only-untagged-and-priority-tagged interface=ether5 pvid=30
add bridge=bridge comment="simpul:ether6" frame-types=admit-only-untagged-and-priority-tagged interface=ether6 pvid=40
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ip settings
set rp-filter=strict secure-redirects=no send-redirects=no tcp-syncookies=yes
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface bridge vlan
add bridge=bridge comment="simpul:kantor" tagged=bridge untagged=ether1,ether2 vlan-ids=10
add bridge=bridge comment="simpul:tamu" tagged=bridge untagged=ether5 vlan-ids=30
add bridge=bridge comment="simpul:cctv" tagged=bridge untagged=ether6 vlan-ids=40
/interface list member
add comment="simpul:WAN.sfp1" interface=sfp1 list=WAN
add comment="simpul:STAF.vlan10-kantor" interface=vlan10-kantor list=STAF
add comment="simpul:TAMU.vlan30-tamu" interface=vlan30-tamu list=TAMU
add comment="simpul:CCTV.vlan40-cctv" interface=vlan40-cctv list=CCTV
add comment="simpul:SERVIS.ether8" interface=ether8 list=SERVIS
add comment="simpul:TETANGGA.sfp1" interface=sfp1 list=TETANGGA
add comment="simpul:TETANGGA.ether1" interface=ether1 list=TETANGGA
add comment="simpul:TETANGGA.ether2" interface=ether2 list=TETANGGA
add comment="simpul:TETANGGA.ether6" interface=ether6 list=TETANGGA
/ip address
add address=10.160.0.10 comment="simpul:loopback" interface=lo network=10.160.0.10
add address=10.160.16.42/30 comment="simpul:uplink" interface=sfp1 network=10.160.16.40
add address=10.162.10.1/24 comment="simpul:kantor" interface=vlan10-kantor network=10.162.10.0
add address=10.164.10.1/24 comment="simpul:tamu" interface=vlan30-tamu network=10.164.10.0
add address=10.165.10.1/24 comment="simpul:cctv" interface=vlan40-cctv network=10.165.10.0
add address=192.168.254.1/30 comment="simpul:servis" interface=ether8 network=192.168.254.0
/ip cloud
set ddns-enabled=no update-time=no
/ip dhcp-server network
add address=10.162.10.0/24 comment="simpul:kantor" dns-server=10.161.0.53,10.161.0.54 gateway=10.162.10.1 ntp-server=10.161.0.20
add address=10.164.10.0/24 comment="simpul:tamu" dns-server=10.161.0.55 gateway=10.164.10.1
add address=10.165.10.0/24 comment="simpul:cctv" dns-server=10.161.0.53 gateway=10.165.10.1 ntp-server=10.161.0.20
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
add address=10.161.0.53-10.161.0.55 comment="simpul:dns.10.161.0.53-10.161.0.55" list=dns
add address=10.161.0.20-10.161.0.21 comment="simpul:ntp.10.161.0.20-10.161.0.21" list=ntp
add address=10.161.20.0/24 comment="simpul:layanan.10.161.20.0/24" list=layanan
add address=10.161.30.0/24 comment="simpul:cadangan.10.161.30.0/24" list=cadangan
add address=10.161.40.0/24 comment="simpul:vms.10.161.40.0/24" list=vms
add address=10.166.36.10 comment="simpul:waiver w-007 s.d. 2027-12-31" list=bagi
add address=10.0.0.0/8 comment="simpul:privat.10.0.0.0/8" list=privat
add address=172.16.0.0/12 comment="simpul:privat.172.16.0.0/12" list=privat
add address=192.168.0.0/16 comment="simpul:privat.192.168.0.0/16" list=privat
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=drop chain=input comment="simpul:in.20 invalid" connection-state=invalid
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.40 ospf" in-interface-list=WAN protocol=ospf src-address=10.160.16.41
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=WAN protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.51 dari simpul" dst-port=22 in-interface-list=WAN protocol=tcp src-address=10.160.16.41
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
add action=accept chain=forward comment="simpul:fw.31 pencadangan" dst-address-list=cadangan dst-port=22,443 in-interface-list=STAF protocol=tcp
add action=accept chain=forward comment="simpul:fw.32 antar OPD berizin" dst-address-list=bagi dst-port=443 in-interface-list=STAF protocol=tcp
add action=accept chain=forward comment="simpul:fw.40 vms ke kamera" dst-port=80,443,554 in-interface-list=WAN out-interface-list=CCTV protocol=tcp src-address-list=vms
add action=reject chain=forward comment="simpul:fw.50 antar OPD" dst-address-list=privat in-interface-list=STAF reject-with=icmp-admin-prohibited
add action=drop chain=forward comment="simpul:fw.51 isolasi" dst-address-list=privat in-interface-list=LAN
add action=accept chain=forward comment="simpul:fw.60 internet staf" in-interface-list=STAF out-interface-list=WAN
add action=accept chain=forward comment="simpul:fw.61 internet tamu" in-interface-list=TAMU out-interface-list=WAN
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/ip route
add comment="simpul:cadangan manajemen" distance=250 dst-address=0.0.0.0/0 gateway=10.160.16.41
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.16.41/32,192.168.254.0/30
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/routing ospf interface-template
add area=akses comment="simpul:lo" interfaces=lo passive
add area=akses auth=sha256 auth-id=1 auth-key="secret(ospf-opd-010)" comment="simpul:opd-010" cost=100 interfaces=sfp1 type=ptp
add area=akses comment="simpul:lan" interfaces=vlan10-kantor,vlan30-tamu,vlan40-cctv passive
/snmp
set contact="NOC Diskominfo" enabled=yes location="Kelurahan Tengah" src-address=10.160.0.10
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=opd-010-kel-tengah
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
