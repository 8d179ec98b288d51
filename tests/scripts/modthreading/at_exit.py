# What happens at the end of a program: threads are waited for, daemons are not, atexit comes after
import atexit
import threading
import time


main_is_done = threading.Event()


def slow():
    main_is_done.wait()
    time.sleep(0.1)
    print('slow thread ends', flush=True)
    threading.Thread(target=lambda: print('started late', flush=True)).start()


def forever():
    while True:
        pass


atexit.register(lambda: print('atexit', threading.active_count() >= 1, flush=True))
threading._register_atexit(lambda: print('before the threads', flush=True))
threading.Thread(target=slow).start()
threading.Thread(target=forever, daemon=True).start()
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
print('main ends', flush=True)
main_is_done.set()
