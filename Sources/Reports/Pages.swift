/// What pages about runs are made of.
package enum Pages {}
