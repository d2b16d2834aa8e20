# [K] an empty find sets nothing and is no error; L009 has 8 ports and a cage
/interface/ethernet/set [find default-name=ether9] comment=x
