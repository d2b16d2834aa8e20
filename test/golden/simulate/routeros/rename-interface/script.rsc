# contracts: the device follows names of interfaces
/interface/vlan/set v10 name=kantor
