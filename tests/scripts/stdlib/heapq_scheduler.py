# A small event queue and Dijkstra on heapq.
import heapq
from itertools import count

queue, order = [], count()
for when, what in ((3, "c"), (1, "a"), (2, "b"), (1, "a2")):
    heapq.heappush(queue, (when, next(order), what))
while queue:
    when, _, what = heapq.heappop(queue)
    print(when, what)
    if what == "b":
        heapq.heappush(queue, (when + 0.5, next(order), "b+"))
graph = {"s": {"u": 10, "x": 5}, "u": {"v": 1, "x": 2}, "x": {"u": 3, "v": 9, "y": 2}, "y": {"s": 7, "v": 6}, "v": {"y": 4}}
dist, todo = {}, [(0, "s")]
while todo:
    d, n = heapq.heappop(todo)
    if n in dist:
        continue
    dist[n] = d
    for m, w in graph[n].items():
        heapq.heappush(todo, (d + w, m))
print(sorted(dist.items()))
