// Global commands that are known and not taken apart: kept, compared and printed whole.

export const heads = [
  "aaa attribute, aaa cache, aaa configuration, aaa dnis, aaa intercept, aaa nas, aaa pod, aaa preauth, aaa service-profile, aaa traceback, aaa user, aaa policy, aaa route, aaa redundancy",
  "aaa accounting, aaa authentication, aaa authorization, access-list, access-session, address-family, airgroup, alarm, ap, app-hosting, appletalk, application, appqoe, arap, arp, async, atm, audit, autonomic, avb",
  "backhaul-session-manager, backup, banner, beep, bba-group, bfd, bgp, bridge-group, bsc, bsd-client, bstun, buffers",
  "cable, calendar, call, call-manager-fallback, call-treatment, carrier-id, ccm-manager, cdma, cell-hunt, cellular, cem, cem-group, class-map, clear, clid, clns, cluster, cns, coap, collect, configuration mode, configure, connect, controller, cops, credentials, cts, cwmp",
  "dampening, dbconn, decnet, default-value, define, degradation, device classifier, device-sensor, diagnostic, dial-control-mib, dial-peer, dialer, dialer-list, dialplan, dlsw, dlur, dns, dnsix-dmdp, dnsix-nat, do, domain, dot11, downlink, dpi, dsl, dspfarm, dss, dualmode, ds",
  "dialer watch-list, dual-active, eap, ecfm, eco, emulator, enable, end-policy, endpoint, energywise, epm, erm, esmc, ethernet, evc, et-analytics, event, exit-policy",
  "fabric, fallback, fhrp, file, firewall, fips, fax, fast-reroute, frame-relay, ftp, ftp-server",
  "gatekeeper, gateway, glbp, group, gtp, gnxi, guestshell, h323, hardware, hpr, hsdp, hub, hw-switch, hitless",
  "ima, interface group, ip address-pool, ip alias, ip audit, ip auth-proxy, ip bgp, ip casa, ip cache-ager-interval, ip cache-invalidate-delay, ip ddns, ip device, ip director, ip drp, ip dvmrp, ip explicit-path, ip extcommunity-list, ip fast-convergence",
  "ip flow-aggregation, ip flow, ip group, ip gdp, ip hp-host, ip http, ip icmp, ip identd, ip identity, ip iproute, ip jump, ip kerberos, ip lisp, ip load-sharing, ip mobile, ip mrm, ip mtag, ip multiplexing, ip nbar, ip nhrp, ip ospf, ip pgm, ip policy-list, ip port-map, ip portbundle",
  "ip radius, ip reflexive-list, ip rip, ip rtcp, ip sap, ip scp, ip security, ip slb, ip snmp, ip sticky-arp, ip subscriber, ip tacacs, ip traffic-export, ip trigger-authentication, ip urlfilter, ip vrf, ip verify, ip access-list match-local-traffic, ip admission, ip accounting-list, ip accounting-transits",
  "ip as-path, ip community-list, ip prefix-list, ip nat, ip sla, ip ssh, ip dhcp, ip name-server, ip virtual-reassembly, ip arp, ip tcp, ip spd, ip vfi, ip option, ip overlay",
  "ipc, iphc-profile, ipv6 access-list, ipv6 cga, ipv6 dhcp, ipv6 general-prefix, ipv6 hop-limit, ipv6 host, ipv6 icmp, ipv6 inspect, ipv6 local, ipv6 mfib, ipv6 mld, ipv6 mobile, ipv6 multicast, ipv6 nat, ipv6 nd, ipv6 neighbor, ipv6 ospf, ipv6 pim, ipv6 port-map, ipv6 prefix-list",
  "ipv6 route, ipv6 router, ipv6 rip, ipv6 snooping, ipv6 source-guard, ipv6 spd, ipv6 tunnel, ipv6 unicast, ipv6 verify, ipv6 address, ipv6 flow, ipv6 flow-export, ipv6 traffic-filter, ipv6 dns, ipv6 destination-guard, ipx, isakmp, isdn, isis",
  "kerberos, keystore, kron, l2 router-id, l2 vfi, l2protocol, l2vpn, l2tp-class, l3-adj, lacp, lane, lat, ldap, license, line, lisp, lldp, llc2, lnm, locaddr-priority-list, location, log, login, logging",
  "mab, mac, macsec, map-class, map-group, map-list, media-proxy, memory, menu, mgcp, mka, mls, mmi, mmon, mobility, modem, modemcap, module, mop, mpls, mrcp, msdp, mvr, mvrp",
  "nat64, nat66, ncia, netbios, netconf, netconf-yang, network-clock, network-clock-participate, network-clock-select, network-clocks, network-policy, nls, nmsp, ntp, num-exp, nvram",
  "object, oer, oer-map, otv, onep, openflow, parameter-map, parser, partition, passthru, path, peer-policy, performance, performance-measurement, pfr, pfr-map, pfr-master, pki, planned-rollback, platform, pnp, policy-list, policy-manager, post, power, ppp, pppoe, printer",
  "priority-list, process, profile, protocol, proxy, ptp, qfp, qllc, queue-list, queue-limit, random-detect-group, radius, radius-common-pw, regexp, remote-management, rep, request, resource, resource-pool, rlm, rmon, router, rsrb, rtr, rtsp",
  "sampler, sap, sasl, sccp, scripting, sdlc, segment-routing, service, service-chain, service-insertion, service-list, service-module, service-policy, service-routing, service-template, set, setup, sg, sgbp, sgcp, shape, signaling-class, sip-ua, slb, smrp, smtp, sna, sntp, snmp, snmp-server",
  "source-bridge, spe, spanning-tree, ss7, sscp, stackwise, stackwise-virtual, standby, state-machine, storm-control, stun, subscriber, subscriber-policy, switch, switchcore, switchport, synchronization, system, tag-switching, tbridge, tdm, telemetry, telephony-service, terminal-queue, tftp-server",
  "threat-detection, threat-visibility, timestamp, tls-proxy, tn3270, trace, translation-rule, translate, translation-profile, transmit, trunk, ttycap, tunnel, uc, udld, umbrella, upgrade, url, usb, username, utd, vc-class, vdsl, vfi, vines, virtual-profile, virtual-service, virtual-template",
  "vlan, vmps, voice, voice-card, voice-port, voicecard, vpdn, vpdn-group, vpdn-template, vpn, vrrp, vstack, vtp, vty-async, wccp, webvpn, wireless, wlan, wsma, wrr-queue, x25, x28, x29, xconnect, xdr, xns, xot, ephone, ephone-dn, dot1x, mwi, xsm, cos-queue-group",
  "sip, crypto, exception, exception-slave, template, multilink, multicast, hpm, port-security, port-channel, errdisable, archive, remote, region, ips, ip-sla, ip local, ip multicast, mpls traffic-eng, nve, vxlan, device-tracking, flow, flow-sampler-map, ip sdr, bootp, chat-script, default",
].join(", ");

export const headsOnByDefault = [
  "aaa root, aaa user, aaa authentication login invalid-username-log, call rsvp-sync, cns aaa, config-register, crypto isakmp nat-traversal, device-sensor, diagnostic, dot11 syslog, ethernet lmi, errdisable, fabricpath, file verify",
  "ip auth-proxy, ip cdp, ip director, ip domain, ip finger, ip forward-protocol, ip gdp, ip igmp snooping, ip inspect, ip mfib, ip mroute-cache, ip multicast, ip nbar, ip rcmd, ip rsvp, ip sdr, ip spd, ip upnp, ip verify, ip vrf, ip virtual-reassembly, ipv6 mfib, ipv6 mld snooping, ipv6 nd, ipv6 source-route",
  "kerberos, l4r_shim, license, lldp, mac-address-table, memory, mgcp, mls, mop, mpls, multilink, netconf, network-clock-participate, parser, platform, power, process, profinet, ptp, scripting tcl, service, setup express, snmp-server, spanning-tree, switch, system, tftp-server, udld, vstack, vtp, wsma, xdr, logging, login, lacp, macro auto, monitor, hw-module, environment, epm, cdp, dot1x, authentication, aaa accounting, schedule",
].join(", ");
