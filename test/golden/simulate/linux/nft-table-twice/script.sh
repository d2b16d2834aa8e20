# nft(8), TABLES: add of a table that is there is accepted and changes nothing; seen on nftables 1.0.6
nft 'add table inet filter'
