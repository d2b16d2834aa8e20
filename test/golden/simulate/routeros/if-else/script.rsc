# [D] Scripting: if
:local n 3
:if ($n > 2 and !($n = 4)) do={ :put "big $n" } else={ :put small }
:if ($n = 4) do={ :put four } else={ :put "not four" }
