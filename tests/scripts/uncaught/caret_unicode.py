# covers: traceback carets after non-ASCII text and wide characters, tabs in the source line
# stderr: full
def größe(текст):
	é = len(текст); return 'é€' + текст + é


print(größe.__name__)
größe('日本')
