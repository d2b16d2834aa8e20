# by RouterOS 7.20.8
# model = CCR2004-1G-12S+2XS
/interface ethernet
set [ find default-name=ether1 ] comment="simpul:oob"
set [ find default-name=sfp-sfpplus1 ] comment="simpul:agg-2 trunk"
set [ find default-name=sfp-sfpplus11 ] comment="simpul:simpul-3"
set [ find default-name=sfp-sfpplus12 ] comment="simpul:simpul-1"
/interface vlan
add comment="simpul:agg-2" interface=sfp-sfpplus1 name=vlan99-agg vlan-id=99
/interface list
add comment="simpul:CORE" name=CORE
add comment="simpul:AKSES" name=AKSES
add comment="simpul:OOB" name=OOB
add comment="simpul:TETANGGA" name=TETANGGA
/routing ospf instance
add comment="simpul:intra" name=intra router-id=10.160.1.2
/routing ospf area
add comment="simpul:backbone" instance=intra name=backbone
add area-id=0.0.0.1 comment="simpul:akses" default-cost=1 instance=intra name=akses no-summaries type=stub
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.1.2 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ip settings
set secure-redirects=no send-redirects=no tcp-syncookies=yes
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface list member
add comment="simpul:CORE.sfp-sfpplus11" interface=sfp-sfpplus11 list=CORE
add comment="simpul:CORE.sfp-sfpplus12" interface=sfp-sfpplus12 list=CORE
add comment="simpul:OOB.ether1" interface=ether1 list=OOB
add comment="simpul:TETANGGA.sfp-sfpplus1" interface=sfp-sfpplus1 list=TETANGGA
add comment="simpul:TETANGGA.sfp-sfpplus11" interface=sfp-sfpplus11 list=TETANGGA
add comment="simpul:TETANGGA.sfp-sfpplus12" interface=sfp-sfpplus12 list=TETANGGA
/ip address
add address=10.160.1.2 comment="simpul:loopback" interface=lo network=10.160.1.2
add address=10.160.8.6/30 comment="simpul:simpul-1" interface=sfp-sfpplus12 network=10.160.8.4
add address=10.160.8.17/30 comment="simpul:simpul-3" interface=sfp-sfpplus11 network=10.160.8.16
add address=10.160.32.17/28 comment="simpul:agg-2" interface=vlan99-agg network=10.160.32.16
add address=10.160.48.33/28 comment="simpul:oob" interface=ether1 network=10.160.48.32
/ip cloud
set ddns-enabled=no update-time=no
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
add address=10.160.0.0/16 comment="simpul:infra.10.160.0.0/16" list=infra
add address=10.162.0.0/15 comment="simpul:pool-opd.10.162.0.0/15" list=pool-opd
add address=10.164.0.0/14 comment="simpul:pool-opd.10.164.0.0/14" list=pool-opd
add address=10.168.0.0/16 comment="simpul:pool-opd.10.168.0.0/16" list=pool-opd
add address=10.166.36.10 comment="simpul:waiver w-007 s.d. 2027-12-31" list=bagi
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related
add action=drop chain=input comment="simpul:in.20 invalid" connection-state=invalid
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.40 ospf core" in-interface-list=CORE protocol=ospf
add action=accept chain=input comment="simpul:in.41 ospf akses" in-interface-list=AKSES protocol=ospf
add action=accept chain=input comment="simpul:in.42 bfd" dst-port=3784 in-interface-list=CORE protocol=udp
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=CORE protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.60 snmp" dst-port=161 in-interface-list=CORE protocol=udp src-address-list=nms
add action=accept chain=input comment="simpul:in.80 oob" dst-port=22 in-interface-list=OOB protocol=tcp src-address=10.160.48.34
add action=drop chain=input comment="simpul:in.99 sisanya"
add action=drop chain=forward comment="simpul:fw.10 oob bukan transit" in-interface-list=OOB
add action=drop chain=forward comment="simpul:fw.11 oob bukan transit" out-interface-list=OOB
add action=accept chain=forward comment="simpul:fw.20 ke server berizin" dst-address-list=bagi in-interface-list=AKSES
add action=accept chain=forward comment="simpul:fw.21 dari server berizin" in-interface-list=AKSES src-address-list=bagi
add action=drop chain=forward comment="simpul:fw.30 lindungi infra" dst-address-list=infra in-interface-list=AKSES
add action=drop chain=forward comment="simpul:fw.31 antar OPD" dst-address-list=pool-opd in-interface-list=AKSES
/ip firewall raw
add action=notrack chain=prerouting comment="simpul:raw.90 transit" dst-address-type=!local
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.48.34/32
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/routing bfd configuration
add comment="simpul:core" interfaces=sfp-sfpplus11,sfp-sfpplus12 min-rx=300ms min-tx=300ms multiplier=3
/routing ospf interface-template
add area=backbone comment="simpul:lo" interfaces=lo,vlan99-agg passive
add area=backbone auth=sha256 auth-id=1 auth-key="secret(ospf-s2-s3)" comment="simpul:s2-s3" cost=10 interfaces=sfp-sfpplus11 type=ptp use-bfd=yes
add area=backbone auth=sha256 auth-id=1 auth-key="secret(ospf-s1-s2)" comment="simpul:s1-s2" cost=10 interfaces=sfp-sfpplus12 type=ptp use-bfd=yes
/snmp
set contact="NOC Diskominfo" enabled=yes location="Simpul 2" src-address=10.160.1.2
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=simpul-2
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
