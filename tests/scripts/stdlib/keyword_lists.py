# The keyword lists.
import keyword
print(keyword.kwlist, keyword.softkwlist, keyword.iskeyword('if'), keyword.issoftkeyword('match'))
