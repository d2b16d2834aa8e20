# [E] the console on a number that is not there
/ip firewall filter remove 9
