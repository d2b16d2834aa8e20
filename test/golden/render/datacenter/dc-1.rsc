# by RouterOS 7.20.8
# model = CCR2116-12G-4S+
/interface ethernet
set [ find default-name=ether13 ] comment="simpul:oob"
set [ find default-name=sfp-sfpplus1 ] comment="simpul:simpul-1"
set [ find default-name=sfp-sfpplus2 ] comment="simpul:trunk server"
/interface vlan
add comment="simpul:infra" interface=sfp-sfpplus2 name=vlan200-infra vlan-id=200
add comment="simpul:noc" interface=sfp-sfpplus2 name=vlan210-noc vlan-id=210
add comment="simpul:layanan" interface=sfp-sfpplus2 name=vlan220-layanan vlan-id=220
add comment="simpul:bus" interface=sfp-sfpplus2 name=vlan221-bus vlan-id=221
add comment="simpul:cadangan" interface=sfp-sfpplus2 name=vlan230-cadangan vlan-id=230
add comment="simpul:vms" interface=sfp-sfpplus2 name=vlan240-vms vlan-id=240
/interface list
add comment="simpul:CORE" name=CORE
add comment="simpul:DC-INFRA" name=DC-INFRA
add comment="simpul:DC-NOC" name=DC-NOC
add comment="simpul:DC-LAYANAN" name=DC-LAYANAN
add comment="simpul:DC-BUS" name=DC-BUS
add comment="simpul:DC-CADANGAN" name=DC-CADANGAN
add comment="simpul:DC-VMS" name=DC-VMS
add comment="simpul:DC" include=DC-INFRA,DC-NOC,DC-LAYANAN,DC-BUS,DC-CADANGAN,DC-VMS name=DC
add comment="simpul:OOB" name=OOB
add comment="simpul:TETANGGA" name=TETANGGA
/routing ospf instance
add comment="simpul:intra" name=intra router-id=10.160.1.11
/routing ospf area
add comment="simpul:backbone" instance=intra name=backbone
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.1.11 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ip settings
set rp-filter=strict secure-redirects=no send-redirects=no tcp-syncookies=yes
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface list member
add comment="simpul:CORE.sfp-sfpplus1" interface=sfp-sfpplus1 list=CORE
add comment="simpul:DC-INFRA.vlan200-infra" interface=vlan200-infra list=DC-INFRA
add comment="simpul:DC-NOC.vlan210-noc" interface=vlan210-noc list=DC-NOC
add comment="simpul:DC-LAYANAN.vlan220-layanan" interface=vlan220-layanan list=DC-LAYANAN
add comment="simpul:DC-BUS.vlan221-bus" interface=vlan221-bus list=DC-BUS
add comment="simpul:DC-CADANGAN.vlan230-cadangan" interface=vlan230-cadangan list=DC-CADANGAN
add comment="simpul:DC-VMS.vlan240-vms" interface=vlan240-vms list=DC-VMS
add comment="simpul:OOB.ether13" interface=ether13 list=OOB
add comment="simpul:TETANGGA.sfp-sfpplus1" interface=sfp-sfpplus1 list=TETANGGA
add comment="simpul:TETANGGA.sfp-sfpplus2" interface=sfp-sfpplus2 list=TETANGGA
/ip address
add address=10.160.1.11 comment="simpul:loopback" interface=lo network=10.160.1.11
add address=10.160.8.14/30 comment="simpul:simpul-1" interface=sfp-sfpplus1 network=10.160.8.12
add address=10.161.0.1/24 comment="simpul:infra" interface=vlan200-infra network=10.161.0.0
add address=10.161.10.1/27 comment="simpul:noc" interface=vlan210-noc network=10.161.10.0
add address=10.161.20.1/24 comment="simpul:layanan" interface=vlan220-layanan network=10.161.20.0
add address=10.161.21.1/24 comment="simpul:bus" interface=vlan221-bus network=10.161.21.0
add address=10.161.30.1/24 comment="simpul:cadangan" interface=vlan230-cadangan network=10.161.30.0
add address=10.161.40.1/24 comment="simpul:vms" interface=vlan240-vms network=10.161.40.0
add address=10.160.48.177/28 comment="simpul:oob" interface=ether13 network=10.160.48.176
/ip cloud
set ddns-enabled=no update-time=no
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
add address=10.160.0.0/16 comment="simpul:infra.10.160.0.0/16" list=infra
add address=10.161.0.20-10.161.0.21 comment="simpul:ntp.10.161.0.20-10.161.0.21" list=ntp
add address=10.161.0.30 comment="simpul:syslog.10.161.0.30" list=syslog
add address=10.161.0.32 comment="simpul:ipfix.10.161.0.32" list=ipfix
add address=10.161.0.53-10.161.0.54 comment="simpul:dns.10.161.0.53-10.161.0.54" list=dns
add address=10.161.0.55 comment="simpul:dns-tamu.10.161.0.55" list=dns-tamu
add address=10.161.0.60 comment="simpul:cermin.10.161.0.60" list=cermin
add address=10.161.20.0/24 comment="simpul:layanan.10.161.20.0/24" list=layanan
add address=10.161.21.0/24 comment="simpul:bus.10.161.21.0/24" list=bus
add address=10.161.30.0/24 comment="simpul:cadangan.10.161.30.0/24" list=cadangan
add address=10.161.40.0/24 comment="simpul:vms.10.161.40.0/24" list=vms
add address=10.166.0.0/16 comment="simpul:kelas-server.10.166.0.0/16" list=kelas-server
add address=10.162.0.0/15 comment="simpul:kelas-kantor-pelayanan-server.10.162.0.0/15" list=kelas-kantor-pelayanan-server
add address=10.166.0.0/16 comment="simpul:kelas-kantor-pelayanan-server.10.166.0.0/16" list=kelas-kantor-pelayanan-server
add address=10.164.0.0/16 comment="simpul:kelas-tamu.10.164.0.0/16" list=kelas-tamu
add address=10.162.0.0/15 comment="simpul:kelas-kantor-pelayanan-cctv-server-voip.10.162.0.0/15" list=kelas-kantor-pelayanan-cctv-server-voip
add address=10.165.0.0/16 comment="simpul:kelas-kantor-pelayanan-cctv-server-voip.10.165.0.0/16" list=kelas-kantor-pelayanan-cctv-server-voip
add address=10.166.0.0/15 comment="simpul:kelas-kantor-pelayanan-cctv-server-voip.10.166.0.0/15" list=kelas-kantor-pelayanan-cctv-server-voip
add address=10.165.0.0/16 comment="simpul:ke-vms-kamera.10.165.0.0/16" list=ke-vms-kamera
add address=10.0.0.0/8 comment="simpul:privat.10.0.0.0/8" list=privat
add address=172.16.0.0/12 comment="simpul:privat.172.16.0.0/12" list=privat
add address=192.168.0.0/16 comment="simpul:privat.192.168.0.0/16" list=privat
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=drop chain=input comment="simpul:in.20 invalid" connection-state=invalid
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.40 ospf core" in-interface-list=CORE protocol=ospf
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=DC protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.60 snmp" dst-port=161 in-interface-list=DC protocol=udp src-address-list=nms
add action=accept chain=input comment="simpul:in.80 oob" dst-port=22 in-interface-list=OOB protocol=tcp src-address=10.160.48.178
add action=drop chain=input comment="simpul:in.99 sisanya"
add action=accept chain=forward comment="simpul:fw.11 balasan" connection-state=established,related,untracked
add action=drop chain=forward comment="simpul:fw.12 invalid" connection-state=invalid
add action=drop chain=forward comment="simpul:fw.13 oob bukan transit" in-interface-list=OOB
add action=drop chain=forward comment="simpul:fw.14 oob bukan transit" out-interface-list=OOB
add action=accept chain=forward comment="simpul:fw.20.ntp.udp.123 perangkat" dst-address-list=ntp dst-port=123 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.20.dns.udp.53 perangkat" dst-address-list=dns dst-port=53 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.20.dns.tcp.53 perangkat" dst-address-list=dns dst-port=53 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.20.syslog.udp.514 perangkat" dst-address-list=syslog dst-port=514 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.20.ipfix.udp.4739 perangkat" dst-address-list=ipfix dst-port=4739 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.20.cermin.tcp.80 perangkat" dst-address-list=cermin dst-port=80 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.20.cermin.tcp.443 perangkat" dst-address-list=cermin dst-port=443 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=infra
add action=accept chain=forward comment="simpul:fw.21.ntp.udp.123 server" dst-address-list=ntp dst-port=123 in-interface-list=DC out-interface-list=DC protocol=udp
add action=accept chain=forward comment="simpul:fw.21.dns.udp.53 server" dst-address-list=dns dst-port=53 in-interface-list=DC out-interface-list=DC protocol=udp
add action=accept chain=forward comment="simpul:fw.21.dns.tcp.53 server" dst-address-list=dns dst-port=53 in-interface-list=DC out-interface-list=DC protocol=tcp
add action=accept chain=forward comment="simpul:fw.21.syslog.udp.514 server" dst-address-list=syslog dst-port=514 in-interface-list=DC out-interface-list=DC protocol=udp
add action=accept chain=forward comment="simpul:fw.22 noc ke perangkat" dst-address-list=infra dst-port=22,8291 in-interface-list=DC out-interface-list=CORE protocol=tcp src-address-list=noc
add action=accept chain=forward comment="simpul:fw.23 ping noc" dst-address-list=infra in-interface-list=DC limit=50,100:packet out-interface-list=CORE protocol=icmp src-address-list=noc
add action=accept chain=forward comment="simpul:fw.24 snmp" dst-address-list=infra dst-port=161 in-interface-list=DC out-interface-list=CORE protocol=udp src-address-list=nms
add action=accept chain=forward comment="simpul:fw.25 ping nms" dst-address-list=infra in-interface-list=DC limit=50,100:packet out-interface-list=CORE protocol=icmp src-address-list=nms
add action=accept chain=forward comment="simpul:fw.26 noc ke server" dst-port=22,443 in-interface-list=DC out-interface-list=DC protocol=tcp src-address-list=noc
add action=accept chain=forward comment="simpul:fw.28.proxy layanan publik" dst-address=10.161.20.10 dst-port=80,443 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=!privat
add action=accept chain=forward comment="simpul:fw.30.bus.tcp.443" dst-address-list=bus dst-port=443 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=kelas-server
add action=accept chain=forward comment="simpul:fw.30.cadangan.tcp.22-443" dst-address-list=cadangan dst-port=22,443 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=kelas-kantor-pelayanan-server
add action=accept chain=forward comment="simpul:fw.30.dns-tamu.udp.53" dst-address-list=dns-tamu dst-port=53 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=kelas-tamu
add action=accept chain=forward comment="simpul:fw.30.dns-tamu.tcp.53" dst-address-list=dns-tamu dst-port=53 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=kelas-tamu
add action=accept chain=forward comment="simpul:fw.30.dns-tcp.tcp.53" dst-address-list=dns dst-port=53 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=kelas-kantor-pelayanan-cctv-server-voip
add action=accept chain=forward comment="simpul:fw.30.dns-udp.udp.53" dst-address-list=dns dst-port=53 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=kelas-kantor-pelayanan-cctv-server-voip
add action=accept chain=forward comment="simpul:fw.30.layanan.tcp.80-443" dst-address-list=layanan dst-port=80,443 in-interface-list=CORE out-interface-list=DC protocol=tcp src-address-list=kelas-kantor-pelayanan-server
add action=accept chain=forward comment="simpul:fw.30.ntp.udp.123" dst-address-list=ntp dst-port=123 in-interface-list=CORE out-interface-list=DC protocol=udp src-address-list=kelas-kantor-pelayanan-cctv-server-voip
add action=accept chain=forward comment="simpul:fw.40.vms-kamera.tcp.80-443-554" dst-address-list=ke-vms-kamera dst-port=80,443,554 in-interface-list=DC out-interface-list=CORE protocol=tcp src-address-list=vms
add action=accept chain=forward comment="simpul:fw.50.cermin-keluar.any" dst-address-list=!privat in-interface-list=DC out-interface-list=CORE src-address-list=cermin
add action=accept chain=forward comment="simpul:fw.50.dns-keluar.any" dst-address-list=!privat in-interface-list=DC out-interface-list=CORE src-address-list=dns
add action=accept chain=forward comment="simpul:fw.50.dns-tamu-keluar.any" dst-address-list=!privat in-interface-list=DC out-interface-list=CORE src-address-list=dns-tamu
add action=accept chain=forward comment="simpul:fw.50.layanan-keluar.any" dst-address-list=!privat in-interface-list=DC out-interface-list=CORE src-address-list=layanan
add action=accept chain=forward comment="simpul:fw.50.ntp-keluar.any" dst-address-list=!privat in-interface-list=DC out-interface-list=CORE src-address-list=ntp
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.48.178/32
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/routing ospf interface-template
add area=backbone comment="simpul:lo" interfaces=lo,vlan200-infra,vlan210-noc,vlan220-layanan,vlan221-bus,vlan230-cadangan,vlan240-vms passive
add area=backbone auth=sha256 auth-id=1 auth-key="secret(ospf-s1-dc1)" comment="simpul:s1-dc1" cost=10 interfaces=sfp-sfpplus1 type=ptp
/snmp
set contact="NOC Diskominfo" enabled=yes location="Pusat Data" src-address=10.160.1.11
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=dc-1
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
