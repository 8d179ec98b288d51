// unicode_data_empty.h: the tables of unicode_data.h where there is no Python to make them.
#include "runtime/text/unicode_data.h"

namespace adder {

const UnicodeDecomposition kUnicodeDecompositions[] = {{}};
const uint32_t kUnicodeDecompositionPoints[] = {0};
const UnicodeNumber kUnicodeNumbers[] = {{}};
const UnicodeWidth kUnicodeWidths[] = {{}};
const UnicodeSequence kUnicodeSequences[] = {{}};
const unsigned kUnicodeDecompositionsCount = 0, kUnicodeNumbersCount = 0, kUnicodeWidthsCount = 0,
               kUnicodeSequencesCount = 0;

}  // namespace adder
