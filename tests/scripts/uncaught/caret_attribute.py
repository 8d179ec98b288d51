# covers: traceback carets for attribute access in a chain, with a suggestion-free name
# stderr: full
class Node:
    def __init__(self, child=None):
        self.child = child


tree = Node(Node())
print(tree.child.child)
print(tree.child.child.child.child)
