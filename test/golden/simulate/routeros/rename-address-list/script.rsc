# contracts: the device does not follow names of address lists
/ip/firewall/address-list/set [find where list="noc"] list=pusat
