"""The finders, loaders and suffixes of the import system."""

from _adder_import import (BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, BuiltinImporter, ExtensionFileLoader,
                           FileFinder, ModuleSpec, NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader)
from _adder_import import EmbeddedImporter as FrozenImporter

DEBUG_BYTECODE_SUFFIXES = ['.pyc']
OPTIMIZED_BYTECODE_SUFFIXES = ['.pyc']


def all_suffixes():
    """Every suffix a module's file may have."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
