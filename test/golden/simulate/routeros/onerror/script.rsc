# [D] Scripting: onerror gives the words
:onerror e in={ /ip/pool/add name=a ranges=10.0.0.9 } do={ :put ("NF-FAIL " . $e) }
