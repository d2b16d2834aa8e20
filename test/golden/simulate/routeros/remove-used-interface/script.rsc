# [E] what speaks of a removed interface shows its number
/interface/vlan/remove v10
