# nft(8), VERDICT STATEMENT: jump to a chain that is not there is refused; seen on nftables 1.0.6
nft 'add rule inet filter input jump tidak'
