# by RouterOS 7.20.8
# model = CCR2116-12G-4S+
/interface ethernet
set [ find default-name=ether13 ] comment="simpul:oob"
set [ find default-name=sfp-sfpplus1 ] comment="simpul:simpul-1"
set [ find default-name=sfp-sfpplus4 ] comment="simpul:ISP A 1G"
/interface wireguard
add comment="simpul:opd-026" listen-port=13257 mtu=1420 name=wg-opd-026 private-key="secret(wg-gw-1)"
/interface list
add comment="simpul:CORE" name=CORE
add comment="simpul:WAN" name=WAN
add comment="simpul:AKSES" name=AKSES
add comment="simpul:OOB" name=OOB
add comment="simpul:TETANGGA" name=TETANGGA
/queue type
add kind=pcq name=pcq-naik pcq-classifier=src-address
add kind=pcq name=pcq-turun pcq-classifier=dst-address
/queue simple
add comment="simpul:q.pool" max-limit=950M/950M name=inet target=10.162.0.0/15,10.164.0.0/14
add comment="simpul:q.opd-010" limit-at=10M/10M max-limit=30M/30M name=opd-010 parent=inet target=10.162.10.0/24,10.164.10.0/24
add comment="simpul:q.opd-010.staf" limit-at=9M/9M max-limit=30M/30M name=opd-010-staf parent=opd-010 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.10.0/24
add comment="simpul:q.opd-010.tamu" limit-at=1M/1M max-limit=10M/10M name=opd-010-tamu parent=opd-010 queue=pcq-naik/pcq-turun target=10.164.10.0/24
add comment="simpul:q.opd-026" limit-at=10M/10M max-limit=30M/30M name=opd-026 parent=inet target=10.162.26.0/24,10.164.26.0/24
add comment="simpul:q.opd-026.staf" limit-at=9M/9M max-limit=30M/30M name=opd-026-staf parent=opd-026 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.26.0/24
add comment="simpul:q.opd-026.tamu" limit-at=1M/1M max-limit=10M/10M name=opd-026-tamu parent=opd-026 queue=pcq-naik/pcq-turun target=10.164.26.0/24
add comment="simpul:q.opd-031" limit-at=15M/15M max-limit=100M/100M name=opd-031 parent=inet target=10.162.31.0/24,10.164.31.0/24
add comment="simpul:q.opd-031.staf" limit-at=14M/14M max-limit=100M/100M name=opd-031-staf parent=opd-031 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.31.0/24
add comment="simpul:q.opd-031.tamu" limit-at=1M/1M max-limit=10M/10M name=opd-031-tamu parent=opd-031 queue=pcq-naik/pcq-turun target=10.164.31.0/24
add comment="simpul:q.opd-036" limit-at=40M/40M max-limit=100M/100M name=opd-036 parent=inet target=10.162.36.0/24,10.163.36.0/24,10.164.36.0/24
add comment="simpul:q.opd-036.staf" limit-at=38M/38M max-limit=100M/100M name=opd-036-staf parent=opd-036 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.36.0/24,10.163.36.0/24
add comment="simpul:q.opd-036.tamu" limit-at=2M/2M max-limit=20M/20M name=opd-036-tamu parent=opd-036 queue=pcq-naik/pcq-turun target=10.164.36.0/24
add comment="simpul:q.opd-041" limit-at=15M/15M max-limit=100M/100M name=opd-041 parent=inet target=10.162.41.0/24,10.164.41.0/24
add comment="simpul:q.opd-041.staf" limit-at=14M/14M max-limit=100M/100M name=opd-041-staf parent=opd-041 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.41.0/24
add comment="simpul:q.opd-041.tamu" limit-at=1M/1M max-limit=10M/10M name=opd-041-tamu parent=opd-041 queue=pcq-naik/pcq-turun target=10.164.41.0/24
add comment="simpul:q.opd-043" limit-at=5M/5M max-limit=50M/50M name=opd-043 parent=inet target=10.162.43.0/24
add comment="simpul:q.opd-043.staf" limit-at=5M/5M max-limit=50M/50M name=opd-043-staf parent=opd-043 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.43.0/24
add comment="simpul:q.opd-044" limit-at=5M/5M max-limit=50M/50M name=opd-044 parent=inet target=10.162.44.0/24
add comment="simpul:q.opd-044.staf" limit-at=5M/5M max-limit=50M/50M name=opd-044-staf parent=opd-044 priority=3/3 queue=pcq-naik/pcq-turun target=10.162.44.0/24
/queue tree
add comment="simpul:q.turun-opd-026" max-limit=19M name=turun-opd-026 packet-mark=no-mark parent=wg-opd-026 queue=pcq-turun
/routing ospf instance
add comment="simpul:intra" name=intra originate-default=if-installed router-id=10.160.1.10
/routing ospf area
add comment="simpul:backbone" instance=intra name=backbone
add area-id=0.0.0.1 comment="simpul:akses" default-cost=1 instance=intra name=akses no-summaries type=stub
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.1.10 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ip settings
set rp-filter=loose secure-redirects=no send-redirects=no tcp-syncookies=yes
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface list member
add comment="simpul:CORE.sfp-sfpplus1" interface=sfp-sfpplus1 list=CORE
add comment="simpul:WAN.sfp-sfpplus4" interface=sfp-sfpplus4 list=WAN
add comment="simpul:AKSES.wg-opd-026" interface=wg-opd-026 list=AKSES
add comment="simpul:OOB.ether13" interface=ether13 list=OOB
add comment="simpul:TETANGGA.sfp-sfpplus1" interface=sfp-sfpplus1 list=TETANGGA
/interface wireguard peers
add allowed-address=0.0.0.0/0 comment="simpul:opd-026" interface=wg-opd-026 name=opd-026 preshared-key="secret(wg-opd-026-psk)" public-key="secret(wg-opd-026-public)"
/ip address
add address=10.160.1.10 comment="simpul:loopback" interface=lo network=10.160.1.10
add address=10.160.8.1/30 comment="simpul:simpul-1" interface=sfp-sfpplus1 network=10.160.8.0
add address=198.51.100.2/30 comment="simpul:ISP A" interface=sfp-sfpplus4 network=198.51.100.0
add address=10.160.24.105/30 comment="simpul:opd-026" interface=wg-opd-026 network=10.160.24.104
add address=10.160.48.17/28 comment="simpul:oob" interface=ether13 network=10.160.48.16
/ip cloud
set ddns-enabled=no update-time=no
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
add address=10.162.0.0/15 comment="simpul:staf.10.162.0.0/15" list=staf
add address=10.164.0.0/16 comment="simpul:tamu.10.164.0.0/16" list=tamu
add address=10.161.0.20-10.161.0.21 comment="simpul:dc-keluar.10.161.0.20-10.161.0.21" list=dc-keluar
add address=10.161.0.53-10.161.0.55 comment="simpul:dc-keluar.10.161.0.53-10.161.0.55" list=dc-keluar
add address=10.161.0.60 comment="simpul:cermin paket RouterOS" list=dc-keluar
add address=10.161.20.0/24 comment="simpul:dc-keluar.10.161.20.0/24" list=dc-keluar
add address=10.161.20.25 comment="simpul:mail.10.161.20.25" list=mail
add address=198.51.100.2 comment="simpul:publik.198.51.100.2" list=publik
add address=203.0.113.0/28 comment="simpul:publik.203.0.113.0/28" list=publik
add address=0.0.0.0/8 comment="simpul:bogon.0.0.0.0/8" list=bogon
add address=10.0.0.0/8 comment="simpul:bogon.10.0.0.0/8" list=bogon
add address=100.64.0.0/10 comment="simpul:bogon.100.64.0.0/10" list=bogon
add address=127.0.0.0/8 comment="simpul:bogon.127.0.0.0/8" list=bogon
add address=169.254.0.0/16 comment="simpul:bogon.169.254.0.0/16" list=bogon
add address=172.16.0.0/12 comment="simpul:bogon.172.16.0.0/12" list=bogon
add address=192.168.0.0/16 comment="simpul:bogon.192.168.0.0/16" list=bogon
add address=198.18.0.0/15 comment="simpul:bogon.198.18.0.0/15" list=bogon
add address=224.0.0.0/3 comment="simpul:bogon.224.0.0.0/3" list=bogon
add address=10.161.0.0/16 comment="simpul:pusat-data.10.161.0.0/16" list=pusat-data
add address=10.160.0.0/16 comment="simpul:infra.10.160.0.0/16" list=infra
add address=10.162.0.0/15 comment="simpul:pool-opd.10.162.0.0/15" list=pool-opd
add address=10.164.0.0/14 comment="simpul:pool-opd.10.164.0.0/14" list=pool-opd
add address=10.168.0.0/16 comment="simpul:pool-opd.10.168.0.0/16" list=pool-opd
add address=10.166.36.10 comment="simpul:waiver w-007 s.d. 2027-12-31" list=bagi
add address=10.160.0.26 comment="simpul:src-opd-026.10.160.0.26" list=src-opd-026
add address=10.160.24.106 comment="simpul:src-opd-026.10.160.24.106" list=src-opd-026
add address=10.162.26.0/24 comment="simpul:src-opd-026.10.162.26.0/24" list=src-opd-026
add address=10.164.26.0/24 comment="simpul:src-opd-026.10.164.26.0/24" list=src-opd-026
add address=10.165.26.0/24 comment="simpul:src-opd-026.10.165.26.0/24" list=src-opd-026
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related,untracked
add action=drop chain=input comment="simpul:in.20 invalid" connection-state=invalid
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.40 ospf core" in-interface-list=CORE protocol=ospf
add action=accept chain=input comment="simpul:in.41 ospf akses" in-interface-list=AKSES protocol=ospf
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=CORE protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.60 snmp" dst-port=161 in-interface-list=CORE protocol=udp src-address-list=nms
add action=accept chain=input comment="simpul:in.70.opd-026 wireguard" dst-address=198.51.100.2 dst-port=13257 in-interface-list=WAN protocol=udp
add action=accept chain=input comment="simpul:in.80 oob" dst-port=22 in-interface-list=OOB protocol=tcp src-address=10.160.48.18
add action=drop chain=input comment="simpul:in.99 sisanya"
add action=accept chain=forward comment="simpul:fw.11 balasan, tanpa fasttrack karena antrean" connection-state=established,related,untracked
add action=drop chain=forward comment="simpul:fw.12 invalid" connection-state=invalid
add action=accept chain=forward comment="simpul:fw.20 layanan publik" connection-nat-state=dstnat in-interface-list=WAN out-interface-list=CORE
add action=drop chain=forward comment="simpul:fw.21 dari internet" in-interface-list=WAN
add action=accept chain=forward comment="simpul:fw.25.20 ke server berizin" dst-address-list=bagi in-interface-list=AKSES
add action=drop chain=forward comment="simpul:fw.25.30 lindungi infra" dst-address-list=infra in-interface-list=AKSES
add action=drop chain=forward comment="simpul:fw.25.31 antar OPD" dst-address-list=pool-opd in-interface-list=AKSES
add action=accept chain=forward comment="simpul:fw.26 situs vpn ke pusat data" dst-address-list=pusat-data in-interface-list=AKSES out-interface-list=CORE
add action=accept chain=forward comment="simpul:fw.27 ke situs vpn" in-interface-list=CORE out-interface-list=AKSES
add action=reject chain=forward comment="simpul:fw.30 smtp" dst-port=25 out-interface-list=WAN protocol=tcp reject-with=icmp-admin-prohibited src-address-list=!mail
add action=accept chain=forward comment="simpul:fw.40 staf" in-interface-list=CORE out-interface-list=WAN src-address-list=staf
add action=accept chain=forward comment="simpul:fw.41 tamu" in-interface-list=CORE out-interface-list=WAN src-address-list=tamu
add action=accept chain=forward comment="simpul:fw.42 pusat data" in-interface-list=CORE out-interface-list=WAN src-address-list=dc-keluar
add action=accept chain=forward comment="simpul:fw.43 staf vpn" in-interface-list=AKSES out-interface-list=WAN src-address-list=staf
add action=accept chain=forward comment="simpul:fw.44 tamu vpn" in-interface-list=AKSES out-interface-list=WAN src-address-list=tamu
add action=drop chain=forward comment="simpul:fw.99 sisanya"
/ip firewall mangle
add action=change-mss chain=forward comment="simpul:mangle.opd-026 mss" new-mss=clamp-to-pmtu out-interface=wg-opd-026 passthrough=yes protocol=tcp tcp-flags=syn
/ip firewall nat
add action=dst-nat chain=dstnat comment="simpul:nat.publik proxy" dst-address=203.0.113.10 dst-port=80,443 in-interface-list=WAN protocol=tcp to-addresses=10.161.20.10
add action=src-nat chain=srcnat comment="simpul:nat.staf" out-interface-list=WAN src-address-list=staf to-addresses=203.0.113.2
add action=src-nat chain=srcnat comment="simpul:nat.tamu" out-interface-list=WAN src-address-list=tamu to-addresses=203.0.113.3
add action=src-nat chain=srcnat comment="simpul:nat.dc" out-interface-list=WAN src-address-list=dc-keluar to-addresses=203.0.113.4
/ip firewall raw
add action=drop chain=prerouting comment="simpul:raw.10 sumber palsu" in-interface-list=WAN src-address-list=bogon
add action=drop chain=prerouting comment="simpul:raw.11 bukan tujuan kita" dst-address-list=!publik in-interface-list=WAN
add action=drop chain=prerouting comment="simpul:raw.opd-026" in-interface=wg-opd-026 src-address-list=!src-opd-026
/ip firewall service-port
set ftp disabled=yes
set sip disabled=yes
set pptp disabled=yes
/ip route
add check-gateway=ping comment="simpul:ISP A" dst-address=0.0.0.0/0 gateway=198.51.100.1
add blackhole comment="simpul:jangan bocor" dst-address=10.0.0.0/8
add blackhole comment="simpul:jangan bocor" dst-address=172.16.0.0/12
add blackhole comment="simpul:jangan bocor" dst-address=192.168.0.0/16
add blackhole comment="simpul:blok publik" dst-address=203.0.113.0/28
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.48.18/32
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/ip traffic-flow
set enabled=yes interfaces=sfp-sfpplus4
/ip traffic-flow ipfix
set nat-events=yes
/ip traffic-flow target
add dst-address=10.161.0.32 port=4739 src-address=10.160.1.10 version=ipfix
/routing ospf interface-template
add area=backbone comment="simpul:lo" interfaces=lo passive
add area=backbone auth=sha256 auth-id=1 auth-key="secret(ospf-s1-gw1)" comment="simpul:s1-gw1" cost=10 interfaces=sfp-sfpplus1 type=ptp
add area=akses auth=sha256 auth-id=1 auth-key="secret(ospf-opd-026)" comment="simpul:opd-026" cost=100 interfaces=wg-opd-026 type=ptp
/snmp
set contact="NOC Diskominfo" enabled=yes location="Simpul 1 Diskominfo" src-address=10.160.1.10
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=gw-1
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
