# [E] the console on a word that an enumeration does not have
/ip/firewall/filter/add chain=input action=allow
