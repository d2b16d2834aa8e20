# [D] Console: `;` parts commands
/ip pool add name=a ranges=10.0.0.1; /ip dns set servers=10.0.0.1
