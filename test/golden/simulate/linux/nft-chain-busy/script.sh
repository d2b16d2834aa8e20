# nft(8), CHAINS: only an empty chain that nothing jumps to can be deleted; seen on nftables 1.0.6
nft 'flush chain inet filter bantu'
nft 'delete chain inet filter bantu'
