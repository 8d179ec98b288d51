// pending_input.h: input that a decompressor was given and did not use, kept inside it for the next call.
//
// Memory outside the heap. Consuming moves a mark; the front is dropped only when more input is added, so many small
// reads of a large rest cost nothing.
#pragma once

#include <string>
#include <string_view>

namespace adder {

class PendingInput {
 public:
  // The rest and `more` behind it; valid until the next call. A view of `more` itself when there is no rest.
  std::string_view with(std::string_view more) {
    if (!kept_ || at_ == kept_->size()) return more;
    if (!more.empty()) {
      kept_->erase(0, at_);
      kept_->append(more);
      at_ = 0;
    }
    return std::string_view(*kept_).substr(at_);
  }
  // Of the view that with() gave, `used` bytes were consumed.
  void consumed(std::string_view view, size_t used) {
    bool own = kept_ && view.data() >= kept_->data() && view.data() <= kept_->data() + kept_->size();
    if (own) {
      at_ += used;
    } else if (used < view.size()) {
      if (!kept_) kept_ = new std::string;
      kept_->assign(view.substr(used));
      at_ = 0;
    }
    if (kept_ && at_ == kept_->size()) clear();
  }
  bool empty() const { return !kept_ || at_ == kept_->size(); }
  void clear() {
    delete kept_;
    kept_ = nullptr;
    at_ = 0;
  }

 private:
  std::string* kept_;  // zeroed cells start without one
  size_t at_;
};

}  // namespace adder
