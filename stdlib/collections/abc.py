# collections.abc: the public door to the container ABCs, which live in _collections_abc so that modules can
# import them without loading the collections package.

from _collections_abc import *
from _collections_abc import __all__
from _collections_abc import _CallableGenericAlias
