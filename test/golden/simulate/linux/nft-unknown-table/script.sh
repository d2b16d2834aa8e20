# nft(8): a rule of a table that is not there is refused; seen on nftables 1.0.6
nft 'add rule inet filter input tcp dport 22 accept'
