// What std::list does to its links, in place of the library's: that is compiled without a detector, which then sees none of it.
#pragma once

#include <list>

using KodeListNode = std::__detail::_List_node_base;

void KodeListNode::_M_hook(KodeListNode *const at) noexcept {
  _M_next = at;
  _M_prev = at->_M_prev;
  at->_M_prev->_M_next = this;
  at->_M_prev = this;
}

void KodeListNode::_M_unhook() noexcept {
  _M_prev->_M_next = _M_next;
  _M_next->_M_prev = _M_prev;
}

/** The nodes from `first` on, without `last`, go before this one. */
void KodeListNode::_M_transfer(KodeListNode *const first, KodeListNode *const last) noexcept {
  if (this == last) return;
  KodeListNode *const end = last->_M_prev;
  first->_M_prev->_M_next = last;
  last->_M_prev = first->_M_prev;
  _M_prev->_M_next = first;
  first->_M_prev = _M_prev;
  end->_M_next = this;
  _M_prev = end;
}
