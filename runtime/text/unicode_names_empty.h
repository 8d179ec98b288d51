// unicode_names_empty.h: the table of names where there is no Python to make it: nothing but the algorithmic names.
namespace adder {

struct UnicodeNamePlace {
  unsigned before, offset;
};
extern const char kUnicodeWords[], kUnicodeNames[], kUnicodeAliases[];
extern const unsigned kUnicodeWordsSize, kUnicodeNamesSize, kUnicodeAliasesSize, kUnicodeNamesIndexCount;
extern const UnicodeNamePlace kUnicodeNamesIndex[];
const char kUnicodeWords[] = "", kUnicodeNames[] = "", kUnicodeAliases[] = "";
const unsigned kUnicodeWordsSize = 0, kUnicodeNamesSize = 0, kUnicodeAliasesSize = 0, kUnicodeNamesIndexCount = 0;
const UnicodeNamePlace kUnicodeNamesIndex[] = {{0, 0}};

}  // namespace adder
