# nft(8), TABLES: delete of a table that is not there is refused; seen on nftables 1.0.6
nft 'delete table inet tidak'
