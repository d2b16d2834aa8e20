# by RouterOS 7.20.8
# model = CRS328-4C-20S-4S+
/interface bridge
add comment="simpul:agg" frame-types=admit-only-vlan-tagged name=bridge vlan-filtering=yes
/interface ethernet
set [ find default-name=sfp4 ] auto-negotiation=no comment="simpul:opd-036" speed=1G-baseX
/interface vlan
add comment="simpul:mgmt" interface=bridge name=vlan99-mgmt vlan-id=99
/interface list
add comment="simpul:TETANGGA" name=TETANGGA
/snmp community
set [ find default=yes ] comment="simpul:public" disabled=yes
add addresses=10.161.0.31/32 authentication-password="secret(snmp-auth)" authentication-protocol=SHA1 comment="simpul:nms" encryption-password="secret(snmp-priv)" encryption-protocol=AES name=nms security=private
/system logging action
add comment="simpul:noc" name=noc remote=10.161.0.30 remote-log-format=syslog src-address=10.160.32.2 syslog-facility=local0 syslog-time-format=iso8601 target=remote
/user group
add comment="simpul:simpul" name=simpul policy=ssh,ftp,read,write,policy,test,sensitive,!local,!telnet,!reboot,!winbox,!password,!web,!sniff,!api,!romon,!rest-api
add comment="simpul:noc-baca" name=noc-baca policy=ssh,read,test,winbox,!local,!telnet,!ftp,!reboot,!write,!policy,!password,!web,!sniff,!sensitive,!api,!romon,!rest-api
/interface bridge port
add bridge=bridge comment="simpul:simpul-1" frame-types=admit-only-vlan-tagged interface=sfp-sfpplus1
add bpdu-guard=yes bridge=bridge comment="simpul:opd-010" edge=yes frame-types=admit-only-untagged-and-priority-tagged interface=sfp3 pvid=1010
add bpdu-guard=yes bridge=bridge comment="simpul:opd-036" edge=yes frame-types=admit-only-untagged-and-priority-tagged interface=sfp4 pvid=1036
/ip neighbor discovery-settings
set discover-interface-list=TETANGGA lldp-vlan-info=yes protocol=lldp
/ipv6 settings
set accept-redirects=no accept-router-advertisements=no disable-ipv6=yes forward=no
/interface bridge vlan
add bridge=bridge comment="simpul:mgmt" tagged=bridge,sfp-sfpplus1 vlan-ids=99
add bridge=bridge comment="simpul:opd-010" tagged=sfp-sfpplus1 untagged=sfp3 vlan-ids=1010
add bridge=bridge comment="simpul:opd-036" tagged=sfp-sfpplus1 untagged=sfp4 vlan-ids=1036
/interface list member
add comment="simpul:TETANGGA.sfp-sfpplus1" interface=sfp-sfpplus1 list=TETANGGA
/ip address
add address=10.160.32.2/28 comment="simpul:mgmt" interface=vlan99-mgmt network=10.160.32.0
/ip cloud
set ddns-enabled=no update-time=no
/ip dns
set servers=10.161.0.53,10.161.0.54
/ip firewall address-list
add address=10.161.10.0/27 comment="simpul:noc.10.161.10.0/27" list=noc
add address=10.161.0.31 comment="simpul:nms.10.161.0.31" list=nms
/ip firewall filter
add action=accept chain=input comment="simpul:in.10 balasan" connection-state=established,related
add action=accept chain=input comment="simpul:in.30 icmp" limit=50,100:packet protocol=icmp
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 protocol=tcp src-address-list=noc
add action=accept chain=input comment="simpul:in.51 dari simpul" dst-port=22 protocol=tcp src-address=10.160.32.1
add action=accept chain=input comment="simpul:in.60 snmp" dst-port=161 protocol=udp src-address-list=nms
add action=drop chain=input comment="simpul:in.99 sisanya"
add action=drop chain=forward comment="simpul:fw.99 bukan router"
/ip route
add comment="simpul:default" dst-address=0.0.0.0/0 gateway=10.160.32.1
/ipv6 firewall filter
add action=drop chain=input comment="simpul:v6 in"
add action=drop chain=forward comment="simpul:v6 fw"
/ip service
set ftp disabled=yes
set ssh address=10.161.10.0/27,10.160.32.1/32
set telnet disabled=yes
set www disabled=yes
set winbox address=10.161.10.0/27
set api disabled=yes
set api-ssl disabled=yes
/ip ssh
set host-key-type=ed25519 strong-crypto=yes
/snmp
set contact="NOC Diskominfo" enabled=yes location="Simpul 1 Diskominfo" src-address=10.160.32.2
/system clock
set time-zone-autodetect=no time-zone-name=Asia/Pontianak
/system identity
set name=agg-1
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
